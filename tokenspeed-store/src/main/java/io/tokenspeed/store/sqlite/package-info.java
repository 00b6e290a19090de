/** SQLite itself: files and their rights, connections, migrations, backups, and what its failures mean. */
@NullMarked
package io.tokenspeed.store.sqlite;

import org.jspecify.annotations.NullMarked;
