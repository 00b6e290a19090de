/** A host that records the calls of OpenAI's official client. */
@NullMarked
package io.tokenspeed.example.openai;

import org.jspecify.annotations.NullMarked;
