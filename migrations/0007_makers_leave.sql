CREATE TABLE `__new_decks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`server_id` text,
	`owner_id` text,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_decks`("id", "server_id", "owner_id", "name", "created_at") SELECT "id", "server_id", "owner_id", "name", "created_at" FROM `decks`;--> statement-breakpoint
DROP TABLE `decks`;--> statement-breakpoint
ALTER TABLE `__new_decks` RENAME TO `decks`;--> statement-breakpoint
CREATE INDEX `decks_by_server` ON `decks` (`server_id`);--> statement-breakpoint
CREATE INDEX `decks_by_owner` ON `decks` (`owner_id`);--> statement-breakpoint
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
	CONSTRAINT "quizzes_status" CHECK("status" in ('running', 'done', 'stopped'))
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_quizzes`("id", "server_id", "channel_id", "host_id", "kind", "title", "seconds", "together", "status", "schedule_id", "late", "ping_role_id", "next_at", "created_at", "finished_at") SELECT "id", "server_id", "channel_id", "host_id", "kind", "title", "seconds", "together", "status", "schedule_id", "late", "ping_role_id", "next_at", "created_at", "finished_at" FROM `quizzes`;--> statement-breakpoint
DROP TABLE `quizzes`;--> statement-breakpoint
ALTER TABLE `__new_quizzes` RENAME TO `quizzes`;--> statement-breakpoint
CREATE INDEX `quizzes_by_next` ON `quizzes` (`next_at`);--> statement-breakpoint
CREATE INDEX `quizzes_by_server` ON `quizzes` (`server_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `quizzes_by_host` ON `quizzes` (`host_id`,`created_at`);--> statement-breakpoint
CREATE INDEX `quizzes_by_channel` ON `quizzes` (`channel_id`,`status`);--> statement-breakpoint
CREATE TABLE `__new_schedules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`server_id` text NOT NULL,
	`owner_id` text,
	`channel_id` text NOT NULL,
	`days` text NOT NULL,
	`time` text NOT NULL,
	`time_zone` text NOT NULL,
	`deck_id` integer,
	`topics` text NOT NULL,
	`questions` integer NOT NULL,
	`open_minutes` integer NOT NULL,
	`ping_role_id` text,
	`adapt` integer NOT NULL,
	`paused` integer NOT NULL,
	`skip_next` integer NOT NULL,
	`next_at` integer NOT NULL,
	`next_occurrence` text NOT NULL,
	`problem` text,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`server_id`) REFERENCES `servers`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`owner_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`deck_id`) REFERENCES `decks`(`id`) ON UPDATE no action ON DELETE set null
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_schedules`("id", "server_id", "owner_id", "channel_id", "days", "time", "time_zone", "deck_id", "topics", "questions", "open_minutes", "ping_role_id", "adapt", "paused", "skip_next", "next_at", "next_occurrence", "problem", "created_at") SELECT "id", "server_id", "owner_id", "channel_id", "days", "time", "time_zone", "deck_id", "topics", "questions", "open_minutes", "ping_role_id", "adapt", "paused", "skip_next", "next_at", "next_occurrence", "problem", "created_at" FROM `schedules`;--> statement-breakpoint
DROP TABLE `schedules`;--> statement-breakpoint
ALTER TABLE `__new_schedules` RENAME TO `schedules`;--> statement-breakpoint
CREATE INDEX `schedules_by_next` ON `schedules` (`next_at`);--> statement-breakpoint
CREATE INDEX `schedules_by_server` ON `schedules` (`server_id`);