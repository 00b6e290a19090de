/** Records the calls of the official Java client of OpenAI. */
@NullMarked
package io.tokenspeed.adapter.openai;

import org.jspecify.annotations.NullMarked;
