package io.tokenspeed.hub.publishing;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.tokenspeed.model.published.PublicCell;
import io.tokenspeed.model.published.PublicKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Decides what of a day is published. A model of a provider is a cell of its own if its sums may be shown; the other
 * models of the provider are one cell together, or else those of all providers are, or else they are not published.
 *
 * <p>No share is in two cells, and each cell may be shown by itself. All other numbers that people see are sums of whole
 * cells, so no two of them differ by less than a cell, and nothing can be subtracted that would leave less.
 *
 * @param cohort how many devices need a share in what is shown
 */
record PublicRules(int cohort) {
    /** Returns the cells of a day. */
    List<PublicCell> cells(LocalDate day, List<DeviceShare> shares) {
        List<PublicCell> cells = new ArrayList<>();
        List<DeviceShare> rest = new ArrayList<>();
        by(shares, DeviceShare::provider).forEach((provider, its) -> {
            List<DeviceShare> rare = new ArrayList<>();
            by(its, DeviceShare::model)
                    .forEach((model, of) -> add(new PublicKey(day, provider, model), of, cells, rare));
            add(new PublicKey(day, provider, null), rare, cells, rest);
        });
        add(new PublicKey(day, null, null), rest, cells, new ArrayList<>());
        return cells;
    }

    private static Map<String, List<DeviceShare>> by(List<DeviceShare> shares, Function<DeviceShare, String> key) {
        return shares.stream()
                .filter(share -> share.totals().requests() > 0)
                .collect(groupingBy(key, TreeMap::new, toList()));
    }

    private void add(PublicKey key, List<DeviceShare> shares, List<PublicCell> cells, List<DeviceShare> otherwise) {
        Optional<PublicCell> cell = new CellShares(shares, cohort).cell(key);
        cell.ifPresentOrElse(cells::add, () -> otherwise.addAll(shares));
    }
}
