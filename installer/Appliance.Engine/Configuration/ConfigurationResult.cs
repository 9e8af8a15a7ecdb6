namespace Appliance.Engine.Configuration;

/// <summary>A configuration, or everything that is wrong with the file.</summary>
internal sealed record ConfigurationResult(EngineConfiguration? Configuration, IReadOnlyList<string> Errors);
