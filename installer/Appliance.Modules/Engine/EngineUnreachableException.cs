namespace Appliance.Modules.Engine;

/// <summary>The engine gives no answer, or none that can be trusted.</summary>
internal sealed class EngineUnreachableException(string message, Exception? inner = null) : Exception(message, inner);
