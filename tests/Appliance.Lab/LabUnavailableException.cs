namespace Appliance.Lab;

/// <summary>This computer cannot run lab machines; the message says why. Tests are then skipped with that reason.</summary>
public sealed class LabUnavailableException(string message) : Exception(message);
