/** Records the calls of LangChain4j models. */
@NullMarked
package io.tokenspeed.adapter.langchain4j;

import org.jspecify.annotations.NullMarked;
