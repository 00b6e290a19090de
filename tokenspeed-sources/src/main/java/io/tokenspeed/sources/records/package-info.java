/** What the readers of databases and whole files share: counting records, keeping findings, making cursors. */
@NullMarked
package io.tokenspeed.sources.records;

import org.jspecify.annotations.NullMarked;
