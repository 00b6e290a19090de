/** The bodies of requests, and what the answers of a hub tell. */
@NullMarked
package io.tokenspeed.uploader.dispatch.answer;

import org.jspecify.annotations.NullMarked;
