/** SQLite itself: files and their access rights, connections, migrations, backups, and messages for its errors. */
@NullMarked
package io.tokenspeed.store.sqlite;

import org.jspecify.annotations.NullMarked;
