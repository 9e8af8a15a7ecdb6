namespace Appliance.Lab;

/// <summary>The lab itself could not do what a test asked of it.</summary>
public sealed class LabException(string message) : Exception(message);
