CREATE TABLE `__new_duels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`host_id` text NOT NULL,
	`server_id` text,
	`a` text NOT NULL,
	`b` text NOT NULL,
	`dataset` text NOT NULL,
	`seeds` integer NOT NULL,
	`status` text NOT NULL,
	`votes_until` integer NOT NULL,
	`series` integer,
	`is_open` integer NOT NULL,
	`channel_id` text NOT NULL,
	`message_id` text,
	`token` text,
	`token_expires_at` integer NOT NULL,
	`can_post` integer NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`host_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "duels_a" CHECK("a" in ('cnn', 'rnn', 'lstm', 'gru', 'attention')),
	CONSTRAINT "duels_b" CHECK("b" in ('cnn', 'rnn', 'lstm', 'gru', 'attention')),
	CONSTRAINT "duels_dataset" CHECK("dataset" in ('digits', 'fashion', 'weather', 'spam', 'recall', 'text')),
	CONSTRAINT "duels_status" CHECK("status" in ('voting', 'started', 'cancelled'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_duels`("id", "host_id", "server_id", "a", "b", "dataset", "seeds", "status", "votes_until", "series", "is_open", "channel_id", "message_id", "token", "token_expires_at", "can_post", "created_at") SELECT "id", "host_id", "server_id", "a", "b", "dataset", "seeds", "status", "votes_until", "series", "is_open", "channel_id", "message_id", "token", "token_expires_at", "can_post", "created_at" FROM `duels`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_duels';--> statement-breakpoint
INSERT INTO `sqlite_sequence`(`name`, `seq`) SELECT '__new_duels', `seq` FROM `sqlite_sequence` WHERE `name` = 'duels';--> statement-breakpoint
DROP TABLE `duels`;--> statement-breakpoint
ALTER TABLE `__new_duels` RENAME TO `duels`;--> statement-breakpoint
CREATE INDEX `duels_by_status` ON `duels` (`status`);--> statement-breakpoint
CREATE INDEX `duels_by_series` ON `duels` (`series`);--> statement-breakpoint
CREATE INDEX `duels_by_host` ON `duels` (`host_id`);--> statement-breakpoint
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
	`stopped_in` integer,
	`based_on` integer,
	`series` integer,
	`is_open` integer DEFAULT false NOT NULL,
	`error` text,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE set null,
	CONSTRAINT "experiments_status" CHECK("status" in ('queued', 'running', 'done', 'failed', 'cancelled')),
	CONSTRAINT "experiments_network" CHECK("network" in ('cnn', 'rnn', 'lstm', 'gru', 'attention')),
	CONSTRAINT "experiments_dataset" CHECK("dataset" in ('digits', 'fashion', 'weather', 'spam', 'recall', 'text')),
	CONSTRAINT "experiments_device" CHECK("device" in ('cpu', 'gpu'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_experiments`("id", "user_id", "server_id", "network", "dataset", "samples", "epochs", "units", "batch", "learning_rate", "seed", "refinements", "status", "params", "accuracy", "mae", "baseline", "device", "versions", "layers", "outcome", "parts", "training_seconds", "total_seconds", "stopped_in", "based_on", "series", "is_open", "error", "created_at", "started_at", "finished_at") SELECT "id", "user_id", "server_id", "network", "dataset", "samples", "epochs", "units", "batch", "learning_rate", "seed", "refinements", "status", "params", "accuracy", "mae", "baseline", "device", "versions", "layers", "outcome", "parts", "training_seconds", "total_seconds", "stopped_in", "based_on", "series", "is_open", "error", "created_at", "started_at", "finished_at" FROM `experiments`;--> statement-breakpoint
DELETE FROM `sqlite_sequence` WHERE `name` = '__new_experiments';--> statement-breakpoint
INSERT INTO `sqlite_sequence`(`name`, `seq`) SELECT '__new_experiments', `seq` FROM `sqlite_sequence` WHERE `name` = 'experiments';--> statement-breakpoint
DROP TABLE `experiments`;--> statement-breakpoint
ALTER TABLE `__new_experiments` RENAME TO `experiments`;--> statement-breakpoint
CREATE INDEX `experiments_by_status` ON `experiments` (`status`);--> statement-breakpoint
CREATE INDEX `experiments_by_user` ON `experiments` (`user_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `experiments_by_server` ON `experiments` (`server_id`);