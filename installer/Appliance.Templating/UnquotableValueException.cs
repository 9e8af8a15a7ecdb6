namespace Appliance.Templating;

/// <summary>A value that the target syntax has no way to write. The message says why, and never repeats the value: it may be a secret.</summary>
public sealed class UnquotableValueException(string message) : Exception(message);
