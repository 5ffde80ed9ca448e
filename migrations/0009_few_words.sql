CREATE TABLE `__new_documents` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`server_id` text NOT NULL,
	`name` text NOT NULL,
	`markdown` text NOT NULL,
	`added_by` text,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_documents`("id", "server_id", "name", "markdown", "added_by", "added_at") SELECT "id", "server_id", "name", "markdown", "added_by", "added_at" FROM `documents`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_documents';--> statement-breakpoint
INSERT INTO `sqlite_sequence`(`name`, `seq`) SELECT '__new_documents', `seq` FROM `sqlite_sequence` WHERE `name` = 'documents';--> statement-breakpoint
DROP TABLE `documents`;--> statement-breakpoint
ALTER TABLE `__new_documents` RENAME TO `documents`;--> statement-breakpoint
CREATE UNIQUE INDEX `documents_by_name` ON `documents` (`server_id`,`name`);--> statement-breakpoint
CREATE TABLE `__new_study_channels` (
	`channel_id` text PRIMARY KEY NOT NULL,
	`server_id` text NOT NULL,
	`added_by` text,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_study_channels`("channel_id", "server_id", "added_by", "added_at") SELECT "channel_id", "server_id", "added_by", "added_at" FROM `study_channels`;--> statement-breakpoint
DROP TABLE `study_channels`;--> statement-breakpoint
ALTER TABLE `__new_study_channels` RENAME TO `study_channels`;--> statement-breakpoint
CREATE INDEX `study_channels_by_server` ON `study_channels` (`server_id`);--> statement-breakpoint
CREATE TABLE `__new_experiments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`user_id` text NOT NULL,
	`server_id` text,
	`network` text NOT NULL,
	`dataset` text NOT NULL,
	`samples` integer NOT NULL,
	`epochs` integer NOT NULL,
	`units` integer NOT NULL,
	`batch` integer NOT NULL,
	`learning_rate` real NOT NULL,
	`seed` integer NOT NULL,
	`refinements` text DEFAULT '{}' NOT NULL,
	`status` text NOT NULL,
	`params` integer,
	`accuracy` real,
	`mae` real,
	`baseline` real,
	`device` text,
	`versions` text,
	`layers` text,
	`outcome` text,
	`parts` text,
	`training_seconds` real,
	`total_seconds` real,
	`error` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "experiments_status" CHECK("status" in ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "experiments_network" CHECK("network" in ('cnn', 'rnn', 'lstm', 'gru')),
	CONSTRAINT "experiments_dataset" CHECK("dataset" in ('digits', 'fashion', 'weather', 'spam', 'recall')),
	CONSTRAINT "experiments_device" CHECK("device" in ('cpu', 'gpu'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_experiments`("id", "user_id", "server_id", "network", "dataset", "samples", "epochs", "units", "batch", "learning_rate", "seed", "refinements", "status", "params", "accuracy", "mae", "baseline", "device", "versions", "layers", "outcome", "parts", "training_seconds", "total_seconds", "error", "created_at", "started_at", "finished_at") SELECT "id", "user_id", "server_id", "network", "dataset", "samples", "epochs", "units", "batch", "learning_rate", "seed", "refinements", "status", "params", "accuracy", "mae", "baseline", "device", "versions", "layers", "outcome", "parts", "training_seconds", "total_seconds", "error", "created_at", "started_at", "finished_at" FROM `experiments`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_experiments';--> statement-breakpoint
INSERT INTO `sqlite_sequence`(`name`, `seq`) SELECT '__new_experiments', `seq` FROM `sqlite_sequence` WHERE `name` = 'experiments';--> statement-breakpoint
DROP TABLE `experiments`;--> statement-breakpoint
ALTER TABLE `__new_experiments` RENAME TO `experiments`;--> statement-breakpoint
CREATE INDEX `experiments_by_status` ON `experiments` (`status`);--> statement-breakpoint
CREATE INDEX `experiments_by_user` ON `experiments` (`user_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `experiments_by_server` ON `experiments` (`server_id`);--> statement-breakpoint
CREATE TABLE `__new_learners` (
	`user_id` text PRIMARY KEY NOT NULL,
	`visibility` text DEFAULT 'named' NOT NULL,
	`time_zone` text,
	`remind_at` text,
	`next_reminder_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "learners_visibility" CHECK("visibility" in ('named', 'anonymous', 'hidden'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_learners`("user_id", "visibility", "time_zone", "remind_at", "next_reminder_at") SELECT "user_id", CASE WHEN "visibility" IN ('named', 'anonymous', 'hidden') THEN "visibility" ELSE 'named' END, "time_zone", "remind_at", "next_reminder_at" FROM `learners`;--> statement-breakpoint
DROP TABLE `learners`;--> statement-breakpoint
ALTER TABLE `__new_learners` RENAME TO `learners`;--> statement-breakpoint
CREATE INDEX `learners_by_reminder` ON `learners` (`next_reminder_at`);--> statement-breakpoint
CREATE TABLE `__new_memories` (
	`user_id` text NOT NULL,
	`concept` text NOT NULL,
	`due` integer NOT NULL,
	`last_review_at` integer,
	`stability` real NOT NULL,
	`difficulty` real NOT NULL,
	`scheduled_days` real NOT NULL,
	`learning_steps` integer NOT NULL,
	`reps` integer NOT NULL,
	`lapses` integer NOT NULL,
	`state` integer NOT NULL,
	PRIMARY KEY(`user_id`, `concept`),
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "memories_state" CHECK("state" between 0 and 3)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_memories`("user_id", "concept", "due", "last_review_at", "stability", "difficulty", "scheduled_days", "learning_steps", "reps", "lapses", "state") SELECT "user_id", "concept", "due", "last_review_at", "stability", "difficulty", "scheduled_days", "learning_steps", "reps", "lapses", "state" FROM `memories`;--> statement-breakpoint
DROP TABLE `memories`;--> statement-breakpoint
ALTER TABLE `__new_memories` RENAME TO `memories`;--> statement-breakpoint
CREATE INDEX `memories_by_due` ON `memories` (`user_id`,`due`);--> statement-breakpoint
CREATE TABLE `__new_quizzes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`server_id` text,
	`channel_id` text NOT NULL,
	`host_id` text,
	`kind` text NOT NULL,
	`title` text NOT NULL,
	`seconds` integer,
	`together` integer NOT NULL,
	`status` text NOT NULL,
	`schedule_id` integer,
	`late` integer NOT NULL,
	`ping_role_id` text,
	`next_at` integer,
	`created_at` integer NOT NULL,
	`finished_at` integer,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`host_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`schedule_id`) REFERENCES `schedules`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "quizzes_kind" CHECK("kind" in ('group', 'race', 'own', 'review')),
	CONSTRAINT "quizzes_status" CHECK("status" in ('running', 'done', 'stopped'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_quizzes`("id", "server_id", "channel_id", "host_id", "kind", "title", "seconds", "together", "status", "schedule_id", "late", "ping_role_id", "next_at", "created_at", "finished_at") SELECT "id", "server_id", "channel_id", "host_id", "kind", "title", "seconds", "together", "status", "schedule_id", "late", "ping_role_id", "next_at", "created_at", "finished_at" FROM `quizzes`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_quizzes';--> statement-breakpoint
INSERT INTO `sqlite_sequence`(`name`, `seq`) SELECT '__new_quizzes', `seq` FROM `sqlite_sequence` WHERE `name` = 'quizzes';--> statement-breakpoint
DROP TABLE `quizzes`;--> statement-breakpoint
ALTER TABLE `__new_quizzes` RENAME TO `quizzes`;--> statement-breakpoint
CREATE INDEX `quizzes_by_next` ON `quizzes` (`next_at`);--> statement-breakpoint
CREATE INDEX `quizzes_by_server` ON `quizzes` (`server_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `quizzes_by_host` ON `quizzes` (`host_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `quizzes_by_channel` ON `quizzes` (`channel_id`,`status`);