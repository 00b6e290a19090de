/** One line for each request, without a word of prompts, answers, queries and credentials. */
@NullMarked
package io.tokenspeed.gateway.log;

import org.jspecify.annotations.NullMarked;
