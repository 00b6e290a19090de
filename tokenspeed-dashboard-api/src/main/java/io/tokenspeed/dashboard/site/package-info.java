/** Serves the files of the website. */
@NullMarked
package io.tokenspeed.dashboard.site;

import org.jspecify.annotations.NullMarked;
