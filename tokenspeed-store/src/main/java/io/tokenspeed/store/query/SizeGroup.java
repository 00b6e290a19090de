package io.tokenspeed.store.query;

import io.tokenspeed.model.usage.PromptSize;
import java.util.List;

/** Requests with the same values of dimensions and prompts of one size. */
record SizeGroup(List<String> keys, PromptSize size) {}
