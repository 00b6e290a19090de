/** A host that records the calls of LangChain4j. */
@NullMarked
package io.tokenspeed.example.langchain4j;

import org.jspecify.annotations.NullMarked;
