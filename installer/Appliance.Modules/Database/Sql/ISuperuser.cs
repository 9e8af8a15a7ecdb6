namespace Appliance.Modules.Database.Sql;

/// <summary>A cluster's superuser. One statement per call, each committed by itself.</summary>
internal interface ISuperuser
{
    /// <summary>The rows of a query whose columns are all text, none null.</summary>
    /// <exception cref="SqlFailedException">The server refuses, or does not answer.</exception>
    Task<IReadOnlyList<string[]>> RowsAsync(string sql, CancellationToken cancellationToken, string database = "postgres");

    /// <exception cref="SqlFailedException">The server refuses, or does not answer.</exception>
    Task DoAsync(string sql, CancellationToken cancellationToken, string database = "postgres");
}
