namespace Appliance.Templating.Syntax;

/// <param name="Name">Its name.</param>
/// <param name="IsOptional">Whether it may be left out.</param>
/// <param name="Default">What it is when left out.</param>
/// <param name="TakesRest">Whether it takes all remaining arguments as an array.</param>
internal sealed record Parameter(string Name, bool IsOptional = false, object? Default = null, bool TakesRest = false);
