ALTER TABLE `experiments` ADD `stopped_in` integer;--> statement-breakpoint
ALTER TABLE `experiments` ADD `based_on` integer;--> statement-breakpoint
ALTER TABLE `experiments` ADD `series` integer;--> statement-breakpoint
ALTER TABLE `experiments` ADD `is_open` integer DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE `jobs` ADD `stop_in` integer;