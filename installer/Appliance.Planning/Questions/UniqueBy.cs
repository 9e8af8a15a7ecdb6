namespace Appliance.Planning.Questions;

/// <summary>A rule of a list: no two items have the same key.</summary>
/// <param name="Field">The field of the item the key comes from, for the position of the message; empty for the whole item.</param>
/// <param name="Key">The key; null keys may repeat. Must not be a secret: messages quote it.</param>
public sealed record UniqueBy<T>(string Field, Func<T, string?> Key);
