CREATE TABLE `duel_votes` (
	`duel_id` integer NOT NULL,
	`user_id` text NOT NULL,
	`choice` text NOT NULL,
	`voted_at` integer NOT NULL,
	PRIMARY KEY(`duel_id`, `user_id`),
	FOREIGN KEY (`duel_id`) REFERENCES `duels`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`user_id`) REFERENCES `users`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "duel_votes_choice" CHECK("duel_votes"."choice" in ('a', 'b', 'none'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `duel_votes_by_user` ON `duel_votes` (`user_id`);--> statement-breakpoint
CREATE TABLE `duels` (
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
	CONSTRAINT "duels_a" CHECK("duels"."a" in ('cnn', 'rnn', 'lstm', 'gru')),
	CONSTRAINT "duels_b" CHECK("duels"."b" in ('cnn', 'rnn', 'lstm', 'gru')),
	CONSTRAINT "duels_dataset" CHECK("duels"."dataset" in ('digits', 'fashion', 'weather', 'spam', 'recall')),
	CONSTRAINT "duels_status" CHECK("duels"."status" in ('voting', 'started', 'cancelled'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `duels_by_status` ON `duels` (`status`);--> statement-breakpoint
CREATE INDEX `duels_by_series` ON `duels` (`series`);--> statement-breakpoint
CREATE INDEX `duels_by_host` ON `duels` (`host_id`);