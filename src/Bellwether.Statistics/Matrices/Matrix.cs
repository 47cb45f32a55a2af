namespace Bellwether.Statistics.Matrices;

/// <summary>An immutable rectangular table of numbers, row first.</summary>
public sealed class Matrix : IEquatable<Matrix>
{
    private readonly double[] cells;

    private Matrix(int rows, int columns, double[] cells)
    {
        Rows = rows;
        Columns = columns;
        this.cells = cells;
    }

    /// <summary>Number of rows.</summary>
    public int Rows { get; }

    /// <summary>Number of columns.</summary>
    public int Columns { get; }

    /// <summary>The number in a row and a column, both 0-based.</summary>
    public double this[int row, int column] => cells[(row * Columns) + column];

    /// <summary>Copies a two-dimensional array.</summary>
    /// <exception cref="ArgumentException">A cell is not a finite number.</exception>
    public static Matrix From(double[,] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        return Create(values.GetLength(0), values.GetLength(1), (i, j) => values[i, j]);
    }

    /// <summary>Copies rows of equal length.</summary>
    /// <exception cref="ArgumentException">Rows differ in length or a cell is not a finite number.</exception>
    public static Matrix From(IReadOnlyList<IReadOnlyList<double>> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        var columns = rows.Count == 0 ? 0 : rows[0].Count;
        return rows.Any(r => r.Count != columns)
            ? throw new ArgumentException("Rows differ in length.", nameof(rows))
            : Create(rows.Count, columns, (i, j) => rows[i][j]);
    }

    /// <summary>Makes a matrix from a rule for each cell.</summary>
    /// <exception cref="ArgumentException">A cell is not a finite number.</exception>
    public static Matrix Create(int rows, int columns, Func<int, int, double> cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        var copy = new double[rows * columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                var value = cell(i, j);
                copy[(i * columns) + j] = double.IsFinite(value)
                    ? value
                    : throw new ArgumentException(
                        $"The number in row {i}, column {j} is not finite.",
                        nameof(cell)
                    );
            }
        }

        return new Matrix(rows, columns, copy);
    }

    /// <summary>The rows and columns named by an index list, in that order (for square matrices).</summary>
    public Matrix Select(IReadOnlyList<int> indices) =>
        Create(indices.Count, indices.Count, (i, j) => this[indices[i], indices[j]]);

    /// <summary>One row as a list.</summary>
    public IReadOnlyList<double> Row(int row) => cells[(row * Columns)..((row + 1) * Columns)];

    /// <summary>A fresh two-dimensional array.</summary>
    public double[,] ToArray()
    {
        var copy = new double[Rows, Columns];
        Buffer.BlockCopy(cells, 0, copy, 0, cells.Length * sizeof(double));
        return copy;
    }

    /// <inheritdoc />
    public bool Equals(Matrix? other) =>
        other is not null
        && Rows == other.Rows
        && Columns == other.Columns
        && cells.AsSpan().SequenceEqual(other.cells);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Matrix);

    /// <inheritdoc />
    public override int GetHashCode() =>
        HashCode.Combine(Rows, Columns, cells.Length == 0 ? 0 : cells[0]);
}
