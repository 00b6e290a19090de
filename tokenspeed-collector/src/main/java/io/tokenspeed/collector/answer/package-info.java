/** What adapters for clients of models share: following one answer until it ends. */
@NullMarked
package io.tokenspeed.collector.answer;

import org.jspecify.annotations.NullMarked;
