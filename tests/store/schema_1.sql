-- A store as Saksi 0.1 made it (schema 1), filled; the migrations are tested on it.
BEGIN TRANSACTION;
CREATE TABLE actors (
	record INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	role VARCHAR(10) NOT NULL, 
	text TEXT NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	actor_id TEXT, 
	kind TEXT, 
	alternatives JSON NOT NULL, 
	PRIMARY KEY (record, position, role), 
	CHECK (role IN ('actor', 'recipient')), 
	FOREIGN KEY(record) REFERENCES records ("key") ON DELETE CASCADE
);
INSERT INTO "actors" VALUES(1,0,'actor','Pasukan',0,7,'forces-sy','state','[["forces-x", 0.25]]');
INSERT INTO "actors" VALUES(1,0,'recipient','warga',39,44,NULL,NULL,'[]');
INSERT INTO "actors" VALUES(2,0,'actor','Pasukan',0,7,'forces-sy','state','[["forces-x", 0.25]]');
INSERT INTO "actors" VALUES(2,0,'recipient','warga',39,44,NULL,NULL,'[]');
INSERT INTO "actors" VALUES(3,0,'actor','Pasukan',0,7,'forces-sy','state','[["forces-x", 0.25]]');
INSERT INTO "actors" VALUES(3,0,'recipient','warga',39,44,NULL,NULL,'[]');
CREATE TABLE attribution (
	record INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	PRIMARY KEY (record, position), 
	FOREIGN KEY(record) REFERENCES records ("key") ON DELETE CASCADE
);
INSERT INTO "attribution" VALUES(1,0,'juru bicara',70,81);
INSERT INTO "attribution" VALUES(2,0,'juru bicara',70,81);
INSERT INTO "attribution" VALUES(3,0,'juru bicara',70,81);
CREATE TABLE claims (
	record INTEGER NOT NULL, 
	field VARCHAR(40) NOT NULL, 
	value TEXT NOT NULL, 
	text TEXT NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	speaker TEXT, 
	speaker_span_start INTEGER, 
	speaker_span_end INTEGER, 
	modality VARCHAR(20) NOT NULL, 
	PRIMARY KEY (record), 
	FOREIGN KEY(record) REFERENCES records ("key") ON DELETE CASCADE
);
INSERT INTO "claims" VALUES(1,'holder','x','pos',19,22,'juru bicara',70,81,'asserted');
INSERT INTO "claims" VALUES(3,'holder','x','pos',19,22,'juru bicara',70,81,'asserted');
CREATE TABLE cleanings (
	report VARCHAR(40) NOT NULL, 
	dateline TEXT, 
	byline TEXT, 
	credits JSON NOT NULL, 
	PRIMARY KEY (report), 
	FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);
INSERT INTO "cleanings" VALUES('r-7b1dcc3351a7af1882a2',NULL,NULL,'[]');
INSERT INTO "cleanings" VALUES('r-465824152d0b1626d721','HOMS','Ani','["kantor berita"]');
CREATE TABLE codings (
	"key" INTEGER NOT NULL, 
	report VARCHAR(40) NOT NULL, 
	reader VARCHAR(200) NOT NULL, 
	run INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (report, reader), 
	FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE, 
	FOREIGN KEY(run) REFERENCES runs ("key")
);
INSERT INTO "codings" VALUES(1,'r-465824152d0b1626d721','rules-1',1,'2026-11-21T08:42:21.327407+00:00');
INSERT INTO "codings" VALUES(2,'r-7b1dcc3351a7af1882a2','rules-1',1,'2026-11-21T08:42:21.332276+00:00');
INSERT INTO "codings" VALUES(3,'r-465824152d0b1626d721','rules-2',2,'2026-11-21T08:42:21.334097+00:00');
CREATE TABLE evidence (
	record INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	PRIMARY KEY (record, position), 
	FOREIGN KEY(record) REFERENCES records ("key") ON DELETE CASCADE
);
INSERT INTO "evidence" VALUES(1,0,0,30);
INSERT INTO "evidence" VALUES(1,1,31,60);
INSERT INTO "evidence" VALUES(2,0,0,30);
INSERT INTO "evidence" VALUES(2,1,31,60);
INSERT INTO "evidence" VALUES(3,0,0,30);
INSERT INTO "evidence" VALUES(3,1,31,60);
CREATE TABLE failures (
	"key" INTEGER NOT NULL, 
	run INTEGER NOT NULL, 
	report VARCHAR(40), 
	name TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	hint TEXT NOT NULL, 
	at TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	FOREIGN KEY(run) REFERENCES runs ("key"), 
	FOREIGN KEY(report) REFERENCES reports (id) ON DELETE CASCADE
);
INSERT INTO "failures" VALUES(1,2,NULL,'kosong.txt','the file is empty','leave it out','2026-11-21T08:42:21.335290+00:00');
INSERT INTO "failures" VALUES(2,2,'r-7b1dcc3351a7af1882a2','arab.txt','no pack','','2026-11-21T08:42:21.335861+00:00');
CREATE TABLE harm (
	record INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR(20) NOT NULL, 
	who TEXT NOT NULL, 
	low BIGINT NOT NULL, 
	high BIGINT, 
	text TEXT NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	speaker TEXT, 
	speaker_span_start INTEGER, 
	speaker_span_end INTEGER, 
	is_total BOOLEAN NOT NULL, 
	PRIMARY KEY (record, position), 
	FOREIGN KEY(record) REFERENCES records ("key") ON DELETE CASCADE
);
INSERT INTO "harm" VALUES(1,0,'killed','warga',10,NULL,'Sepuluh',31,38,'juru bicara',70,81,1);
INSERT INTO "harm" VALUES(3,0,'killed','warga',10,NULL,'Sepuluh',31,38,'juru bicara',70,81,1);
CREATE TABLE places (
	record INTEGER NOT NULL, 
	role VARCHAR(10) NOT NULL, 
	text TEXT NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	place_id TEXT, 
	name TEXT, 
	country TEXT, 
	admin1 TEXT, 
	admin2 TEXT, 
	lat FLOAT, 
	lon FLOAT, 
	geo_precision INTEGER, 
	alternatives JSON NOT NULL, 
	PRIMARY KEY (record, role), 
	CHECK (role IN ('place', 'origin')), 
	FOREIGN KEY(record) REFERENCES records ("key") ON DELETE CASCADE
);
INSERT INTO "places" VALUES(1,'place','Homs',26,30,'p-homs','Homs','SY','Homs',NULL,34.73,36.71,1,'[["p-2", 0.5]]');
INSERT INTO "places" VALUES(1,'origin','kota',5,9,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]');
INSERT INTO "places" VALUES(2,'origin','kota',5,9,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]');
INSERT INTO "places" VALUES(3,'place','Homs',26,30,'p-homs','Homs','SY','Homs',NULL,34.73,36.71,1,'[["p-2", 0.5]]');
INSERT INTO "places" VALUES(3,'origin','kota',5,9,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'[]');
CREATE TABLE records (
	"key" INTEGER NOT NULL, 
	coding INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	event_type VARCHAR(40) NOT NULL, 
	modality VARCHAR(20) NOT NULL, 
	modality_span_start INTEGER, 
	modality_span_end INTEGER, 
	background BOOLEAN NOT NULL, 
	reader TEXT NOT NULL, 
	PRIMARY KEY ("key"), 
	UNIQUE (coding, id), 
	FOREIGN KEY(coding) REFERENCES codings ("key") ON DELETE CASCADE
);
INSERT INTO "records" VALUES(1,1,0,'e-647c5f12c0ad47bbdf0b','shelling','alleged',31,38,1,'rules-1');
INSERT INTO "records" VALUES(2,1,1,'e-two','attack','alleged',31,38,1,'rules-1');
INSERT INTO "records" VALUES(3,3,0,'e-647c5f12c0ad47bbdf0b','shelling','alleged',31,38,1,'rules-2');
CREATE TABLE repairs (
	report VARCHAR(40) NOT NULL, 
	position INTEGER NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	raw TEXT NOT NULL, 
	clean TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	PRIMARY KEY (report, position), 
	FOREIGN KEY(report) REFERENCES cleanings (report) ON DELETE CASCADE
);
INSERT INTO "repairs" VALUES('r-465824152d0b1626d721',0,7,9,'script','  ',' ','dua spasi');
CREATE TABLE reports (
	"key" INTEGER NOT NULL, 
	id VARCHAR(40) NOT NULL, 
	name TEXT NOT NULL, 
	raw TEXT NOT NULL, 
	length INTEGER NOT NULL, 
	outlet TEXT, 
	url TEXT, 
	title TEXT, 
	published_start DATE, 
	published_end DATE, 
	language TEXT, 
	ingested TEXT, 
	PRIMARY KEY ("key"), 
	UNIQUE (id)
);
INSERT INTO "reports" VALUES(1,'r-465824152d0b1626d721','satu.txt','Pasukan  menembaki pos di Homs
Sepuluh warga tewas pada 10 Mei, kata juru bicara 0000kota.',87,'Warta Uji','https://warta.example/1','Pasukan menembaki pos di Homs','2026-05-11','2026-05-12','id','2026-05-13T08:00:00+00:00');
INSERT INTO "reports" VALUES(2,'r-7b1dcc3351a7af1882a2','dua-lagi.txt','Milisi mundur dari kota itu.',28,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE runs (
	"key" INTEGER NOT NULL, 
	reader VARCHAR(200) NOT NULL, 
	program VARCHAR(40) NOT NULL, 
	started TEXT NOT NULL, 
	finished TEXT, 
	PRIMARY KEY ("key")
);
INSERT INTO "runs" VALUES(1,'rules-1','0.1.0','2026-11-21T08:42:21.323323+00:00','2026-11-21T08:42:21.332585+00:00');
INSERT INTO "runs" VALUES(2,'rules-2','0.1.0','2026-11-21T08:42:21.332917+00:00',NULL);
CREATE TABLE schema_version (
	version INTEGER NOT NULL, 
	since TEXT NOT NULL, 
	PRIMARY KEY (version)
);
INSERT INTO "schema_version" VALUES(1,'2026-11-21T08:42:21.309918+00:00');
CREATE TABLE scores (
	record INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	score FLOAT NOT NULL, 
	PRIMARY KEY (record, name), 
	FOREIGN KEY(record) REFERENCES records ("key") ON DELETE CASCADE
);
INSERT INTO "scores" VALUES(1,'record',0.75);
INSERT INTO "scores" VALUES(2,'record',0.75);
INSERT INTO "scores" VALUES(3,'record',0.75);
CREATE TABLE times (
	record INTEGER NOT NULL, 
	text TEXT NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	first_day DATE, 
	last_day DATE, 
	time_precision INTEGER, 
	basis VARCHAR(20), 
	PRIMARY KEY (record), 
	FOREIGN KEY(record) REFERENCES records ("key") ON DELETE CASCADE
);
INSERT INTO "times" VALUES(1,'10 Mei',56,62,'2026-05-10','2026-05-10',1,'stated');
INSERT INTO "times" VALUES(3,'10 Mei',56,62,'2026-05-10','2026-05-10',1,'stated');
CREATE TABLE triggers (
	record INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	span_start INTEGER NOT NULL, 
	span_end INTEGER NOT NULL, 
	PRIMARY KEY (record, position), 
	FOREIGN KEY(record) REFERENCES records ("key") ON DELETE CASCADE
);
INSERT INTO "triggers" VALUES(1,0,9,18);
INSERT INTO "triggers" VALUES(2,0,9,18);
INSERT INTO "triggers" VALUES(3,0,9,18);
CREATE INDEX ix_reports_name ON reports (name);
CREATE INDEX ix_failures_run ON failures (run);
CREATE INDEX ix_records_event_type ON records (event_type);
CREATE INDEX ix_records_id ON records (id);
CREATE INDEX ix_actors_actor_id ON actors (actor_id);
CREATE INDEX ix_places_country ON places (country);
CREATE INDEX ix_places_name ON places (name);
CREATE INDEX ix_times_last_day ON times (last_day);
CREATE INDEX ix_times_first_day ON times (first_day);
COMMIT;
