/** What a hub stores and how it is asked: two interfaces that a storage backend implements. */
@NullMarked
package io.tokenspeed.model.hub;

import org.jspecify.annotations.NullMarked;
