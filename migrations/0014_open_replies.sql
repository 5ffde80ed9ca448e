CREATE TABLE `open_replies` (
	`interaction_id` text PRIMARY KEY NOT NULL,
	`application_id` text NOT NULL,
	`token` text NOT NULL,
	`expires_at` integer NOT NULL
) STRICT;
