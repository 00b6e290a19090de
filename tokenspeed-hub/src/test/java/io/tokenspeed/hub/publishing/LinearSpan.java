package io.tokenspeed.hub.publishing;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/** Everything that can be computed by adding, subtracting and scaling some sums, exactly. */
final class LinearSpan {
    private LinearSpan() {}

    /**
     * Returns how many of the sums are independent of each other, when only some of what they are sums of is looked at.
     *
     * @param sums what each sum consists of
     * @param ignored what is not looked at
     */
    static int rank(Collection<BitSet> sums, BitSet ignored, int width) {
        List<BigInteger[]> rows = new ArrayList<>();
        sums.forEach(sum -> rows.add(row(sum, ignored, width)));
        int rank = 0;
        for (int column = 0; column < width && rank < rows.size(); column++) {
            if (bringUp(rows, rank, column)) {
                clear(rows, rank, column);
                rank++;
            }
        }
        return rank;
    }

    private static BigInteger[] row(BitSet sum, BitSet ignored, int width) {
        BigInteger[] row = new BigInteger[width];
        for (int i = 0; i < width; i++) {
            row[i] = sum.get(i) && !ignored.get(i) ? BigInteger.ONE : BigInteger.ZERO;
        }
        return row;
    }

    private static boolean bringUp(List<BigInteger[]> rows, int rank, int column) {
        for (int i = rank; i < rows.size(); i++) {
            if (rows.get(i)[column].signum() != 0) {
                rows.set(i, rows.set(rank, rows.get(i)));
                return true;
            }
        }
        return false;
    }

    /** Multiplies instead of dividing, so that all numbers stay whole. */
    private static void clear(List<BigInteger[]> rows, int rank, int column) {
        BigInteger[] top = rows.get(rank);
        for (int i = rank + 1; i < rows.size(); i++) {
            BigInteger[] row = rows.get(i);
            BigInteger factor = row[column];
            for (int j = 0; j < row.length; j++) {
                row[j] = row[j].multiply(top[column]).subtract(top[j].multiply(factor));
            }
        }
    }
}
