namespace Appliance.Templating.Evaluation;

/// <summary>A value that can be called.</summary>
internal abstract class Callable
{
    /// <summary>The name for messages.</summary>
    public abstract string Name { get; }

    public abstract object? Invoke(Evaluator evaluator, CallArguments arguments);
}
