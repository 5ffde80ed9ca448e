CREATE TABLE `measurements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`claim` text NOT NULL,
	`version` integer NOT NULL,
	`round` integer NOT NULL,
	`seed` integer NOT NULL,
	`machine` text NOT NULL,
	`measurement` blob NOT NULL,
	`seconds` integer NOT NULL,
	`measured_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `measurements_of_claim` ON `measurements` (`claim`,`version`,`round`,`seed`);