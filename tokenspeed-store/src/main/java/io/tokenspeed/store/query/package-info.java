/** Queries of usage, requests, projects, sessions and history. */
@NullMarked
package io.tokenspeed.store.query;

import org.jspecify.annotations.NullMarked;
