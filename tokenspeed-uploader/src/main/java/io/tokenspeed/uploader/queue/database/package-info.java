/** The SQLite file of the queue: schema, transactions, key/value state, and what was lost. */
@NullMarked
package io.tokenspeed.uploader.queue.database;

import org.jspecify.annotations.NullMarked;
