/** One request to an AI model: where and when it was made, how many tokens it used, how fast it was, how it ended. */
@NullMarked
package io.tokenspeed.model.request;

import org.jspecify.annotations.NullMarked;
