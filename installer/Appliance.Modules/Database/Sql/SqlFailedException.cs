namespace Appliance.Modules.Database.Sql;

/// <summary>The server refused a statement, or could not be asked. The message is the server's; it does not quote the statement.</summary>
internal sealed class SqlFailedException(string message, Exception? inner = null) : Exception(message, inner);
