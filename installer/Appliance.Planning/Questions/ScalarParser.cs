namespace Appliance.Planning.Questions;

/// <summary>
/// Reads one word or text. Returns null when it is good, else what is wrong with it, to follow the value:
/// <c>is above 65535</c>.
/// </summary>
public delegate string? ScalarParser<T>(string text, out T value);
