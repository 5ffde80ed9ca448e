CREATE TABLE `vectors` (
	`hash` text PRIMARY KEY NOT NULL,
	`vector` blob NOT NULL
) STRICT;
