CREATE TABLE `written_questions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`section` text NOT NULL,
	`topic` text NOT NULL,
	`written` text NOT NULL,
	`written_at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `written_by_section` ON `written_questions` (`section`);