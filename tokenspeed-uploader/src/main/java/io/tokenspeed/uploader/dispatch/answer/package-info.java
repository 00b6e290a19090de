/** Writes the bodies of requests and reads the answers of a hub. */
@NullMarked
package io.tokenspeed.uploader.dispatch.answer;

import org.jspecify.annotations.NullMarked;
