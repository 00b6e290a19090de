/** Files that are private, replaced atomically, or locked, and the reasons why a file cannot be used. */
@NullMarked
package io.tokenspeed.model.file;

import org.jspecify.annotations.NullMarked;
