"""Every 40th article of the news corpus, with its own dates: none crashes, and every span names words of its raw text.

`make bench-corpus` does the same with all of them.
"""

from __future__ import annotations

from pathlib import Path

from benchmarks.whole_corpus import crashes, run

EVERY = 40


def test_a_sample_of_the_news_corpus_is_coded_and_every_span_is_raw_text(shared: Path) -> None:
    tally = run([shared / "corpora" / "news" / "id-news.jsonl.gz"], jobs=1, every=EVERY)
    assert crashes(tally) == []
    assert tally.failures == []
    assert tally.faults == []
    assert tally.coded == 390
    assert tally.types.total() > 50


def test_most_articles_of_the_sample_have_their_date(shared: Path) -> None:
    tally = run([shared / "corpora" / "news" / "id-news.jsonl.gz"], jobs=1, every=20 * EVERY)
    assert tally.dated > 0.75 * tally.coded
