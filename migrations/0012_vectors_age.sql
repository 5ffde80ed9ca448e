ALTER TABLE `vectors` ADD `made_at` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
UPDATE `vectors` SET `made_at` = unixepoch() * 1000;
