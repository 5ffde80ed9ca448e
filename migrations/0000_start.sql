CREATE TABLE `epochs` (
	`experiment_id` integer NOT NULL,
	`epoch` integer NOT NULL,
	`loss` real,
	`val_loss` real,
	`metric` real,
	`val_metric` real,
	`gradient_norm` real,
	`seconds` real NOT NULL,
	PRIMARY KEY(`experiment_id`, `epoch`),
	FOREIGN KEY (`experiment_id`) REFERENCES `experiments`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `experiments` (
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
	CONSTRAINT "experiments_status" CHECK("experiments"."status" in ('queued', 'running', 'done', 'failed', 'cancelled'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `experiments_by_status` ON `experiments` (`status`);--> statement-breakpoint
CREATE INDEX `experiments_by_user` ON `experiments` (`user_id`,`started_at`);--> statement-breakpoint
CREATE INDEX `experiments_by_server` ON `experiments` (`server_id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`experiment_id` integer PRIMARY KEY NOT NULL,
	`attempts` integer DEFAULT 0 NOT NULL,
	`claimed_at` integer,
	`channel_id` text NOT NULL,
	`message_id` text,
	`token` text NOT NULL,
	`token_expires_at` integer NOT NULL,
	`can_post` integer NOT NULL,
	FOREIGN KEY (`experiment_id`) REFERENCES `experiments`(`id`) ON UPDATE no action ON DELETE cascade
) STRICT;
--> statement-breakpoint
CREATE TABLE `servers` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text,
	`joined_at` integer,
	`left_at` integer
) STRICT;
--> statement-breakpoint
CREATE TABLE `users` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`first_seen_at` integer NOT NULL
) STRICT;
