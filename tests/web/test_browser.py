"""The desk in a real browser: Debian's Chromium."""

from __future__ import annotations

from dataclasses import replace

import pytest
from axe_core_python.sync_playwright import Axe
from browsing import OpenPage
from playwright.sync_api import Page, expect
from web_texts import HOSTILE

from saksi.model import Record, Span, Verdict, record_id
from saksi.review import Standing, find_record, review_report
from saksi.store import RecordFilter, Store
from saksi.web.sections import SECTIONS

PATHS = [section.path for section in SECTIONS if section.path]


def named(store: Store, name: str) -> str:
    return next(report.id for report in store.reports() if report.name.endswith(name))


def deadly(store: Store, report_id: str) -> Record:
    return next(record for record in store.records(RecordFilter(report=report_id)) if record.harm)


def run_newer_reader(store: Store, report_id: str) -> None:
    """Code a report anew by a reader that finds the same events on a few characters less."""
    made = []
    for record in store.records(RecordFilter(report=report_id)):
        evidence = tuple(Span(span.start, max(span.start + 1, span.end - 2)) for span in record.evidence)
        name = record_id(report_id, record.event_type, evidence, record.triggers)
        made.append(replace(record, id=name, evidence=evidence, reader="rules-2"))
    run, text = store.begin("rules-2"), store.clean_text(report_id)
    assert text is not None
    store.save(run, store.report(report_id), text, "rules-2", made)


def test_fields_and_words_point_at_each_other(page: Page, store: Store) -> None:
    page.get_by_role("link", name="pertempuran.txt").click()
    toll = page.locator(".value.f-harm").first
    toll.hover()
    expect(page.locator("#text .lit")).to_have_text("Sedikitnya 12")
    page.mouse.move(0, 0)
    expect(page.locator("#text .lit")).to_have_count(0)
    page.locator("#text .f-harm").first.click()
    expect(toll).to_have_class("value f-harm lit")


def test_the_text_as_received_and_its_repairs(page: Page, store: Store) -> None:
    page.goto(f"/reports/{named(store, 'sirte-2016.txt')}")
    text = page.locator("#text")
    reading = text.inner_text()
    page.keyboard.press("v")
    expect(text).to_have_attribute("data-view", "repairs")
    page.get_by_role("button", name="As received").click()
    assert len(text.inner_text()) >= len(reading)


def test_a_toll_corrected_by_selecting_words_outlives_a_re_run(page: Page, store: Store) -> None:
    report_id = named(store, "serangan.txt")
    record = deadly(store, report_id)
    page.goto(f"/review/{record.id}?edit=harm")
    box = page.locator("#edit [data-row]").first
    box.locator("[name=low]").fill("17")
    box.locator("[name=high]").fill("")
    page.locator("#text [data-m]", has_text="pejabat").first.dblclick()
    box.get_by_role("button", name="Take selected words").click()
    expect(box.locator("[name=words]")).to_have_value("pejabat")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("status")).to_have_text("Saved.")
    harm = find_record(store, record.id).record.harm[0]
    assert (harm.low, harm.high, harm.text) == (17, None, "pejabat")
    assert harm.span.of(store.report(report_id).raw) == "pejabat"

    run_newer_reader(store, report_id)
    page.goto(f"/reports/{report_id}")
    expect(page.locator(".record", has_text="17+").first).to_be_visible()
    kept = next(each for each in review_report(store, report_id).records if each.standing is Standing.CORRECTED)
    assert kept.record.id != record.id
    page.goto("/standing")
    expect(page.locator(".counts")).to_contain_text("1 fits the newest reading")


def test_ten_records_without_a_mouse(page: Page, store: Store) -> None:
    page.goto("/review")
    page.keyboard.press("n")
    for number in range(10):
        expect(page.locator("#record-title")).to_be_visible()
        with page.expect_navigation():
            page.keyboard.press("r" if number % 3 == 2 else "a")
    with page.expect_navigation():
        page.keyboard.press("u")
    expect(page.get_by_role("status")).to_have_text("Taken back.")
    passed = [judgement.verdict for judgement in store.judgements()]
    assert passed == [*[Verdict.ACCEPT, Verdict.ACCEPT, Verdict.REJECT] * 3, Verdict.ACCEPT, Verdict.UNDO]


def test_enter_in_a_note_decides_nothing(page: Page, store: Store) -> None:
    record = deadly(store, named(store, "serangan.txt"))
    page.goto(f"/review/{record.id}")
    page.keyboard.press("c")
    page.keyboard.type("ditulis dulu")
    page.keyboard.press("Enter")
    assert list(store.judgements()) == []
    with page.expect_navigation():
        page.keyboard.press("r")
    (passed,) = store.judgements()
    assert (passed.verdict, passed.note) == (Verdict.REJECT, "ditulis dulu")


def test_a_field_corrected_without_a_mouse(page: Page, store: Store) -> None:
    report_id = named(store, "serangan.txt")
    record = deadly(store, report_id)
    page.goto(f"/review/{record.id}")
    page.keyboard.press("e")
    for _ in range(8):  # event type, modality, actor, recipient, place, origin, time, harm, attribution
        page.keyboard.press("ArrowDown")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator("#edit")).to_have_attribute("data-editing", "attribution")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # take words: none are selected yet, so the arrows select
    page.keyboard.press("End")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    words = page.locator("#edit [name=words]").first
    expect(words).to_have_value("yang sama")
    words.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Saved.")
    said = find_record(store, record.id).record.attribution[0]
    assert said.span.of(store.report(report_id).raw) == said.text == "yang sama"


def test_a_missed_record_added_by_its_sentence(page: Page, store: Store) -> None:
    report_id = named(store, "serangan.txt")
    page.goto(f"/reports/{report_id}")
    page.keyboard.press("m")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    words = page.locator("#missed [name=words]")
    expect(words).to_have_value("Warga 😀 mengungsi ke Misrata.")
    page.locator("#missed [name=event_type]").select_option("deployment")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#record-title")).to_contain_text("added")
    (added,) = (each for each in review_report(store, report_id).records if each.standing is Standing.ADDED)
    assert added.record.evidence[0].of(store.report(report_id).raw) == "Warga 😀 mengungsi ke Misrata."


def test_the_second_of_two_browsers_is_told(open_page: OpenPage, store: Store) -> None:
    record = deadly(store, named(store, "serangan.txt"))
    one, other = open_page(f"/review/{record.id}"), open_page(f"/review/{record.id}")
    with one.expect_navigation():
        one.keyboard.press("a")
    other.keyboard.press("r")
    expect(other.locator("#stale")).to_contain_text("changed this record while you were at it")
    assert find_record(store, record.id).standing is Standing.ACCEPTED


def test_hostile_text_does_nothing(open_page: OpenPage, store: Store) -> None:
    record = next(store.records(RecordFilter(report=HOSTILE.id)))
    page = open_page(f"/reports/{HOSTILE.id}")
    for path in (
        "/reports",
        "/review",
        f"/review/{record.id}",
        f"/review/{record.id}?edit=actor",
        f"/reports/{HOSTILE.id}",
    ):
        page.goto(path)
        assert page.evaluate("window.hacked") is None
    page.get_by_role("button", name="As received").click()
    expect(page.locator("#text")).to_contain_text("<script>window.hacked=1</script>")
    assert page.evaluate("window.hacked") is None


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_fault_of_accessibility(open_page: OpenPage, store: Store, scheme: str) -> None:
    record = deadly(store, named(store, "serangan.txt"))
    page = open_page("/reports", color_scheme=scheme, viewport={"width": 1280, "height": 800})
    more = [f"/reports/{record.report_id}", f"/review/{record.id}", f"/review/{record.id}?edit=harm", "/nowhere"]
    for path in [*PATHS, *more]:
        page.goto(path)
        faults = Axe().run(page)["violations"]
        told = [f"{path}: {fault['id']}: {fault['nodes'][0]['html']}" for fault in faults]
        assert told == []


def test_a_phone_shows_all_without_scrolling_sideways(open_page: OpenPage, store: Store) -> None:
    record = deadly(store, named(store, "serangan.txt"))
    page = open_page("/reports", viewport={"width": 390, "height": 800})
    for path in [*PATHS, f"/reports/{record.report_id}", f"/review/{record.id}?edit=harm"]:
        page.goto(path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, path


def test_the_help_lists_the_keys_of_the_page(page: Page, store: Store) -> None:
    page.goto(f"/review/{deadly(store, named(store, 'serangan.txt')).id}")
    page.keyboard.press("?")
    listed = page.locator("#help dt").all_inner_texts()
    assert {"a", "r", "n", "p", "e", "m", "v", "?"} <= set(listed)
    page.keyboard.press("Escape")
    expect(page.locator("#help")).to_be_hidden()
