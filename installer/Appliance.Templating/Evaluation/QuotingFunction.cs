using System.Numerics;

namespace Appliance.Templating.Evaluation;

/// <summary>A registered <see cref="TemplateFunction"/> as the language sees it.</summary>
internal sealed class QuotingFunction(TemplateFunction function) : Callable
{
    public override string Name => function.Name;

    public override object? Invoke(Evaluator evaluator, CallArguments arguments)
    {
        if (arguments.Positional.Count != 1 || arguments.Named.Count != 0)
            throw arguments.Span.Error($"`{Name}` takes one value.");
        // A null or a list here is a mistake that would otherwise end up as odd text in a file.
        var value = arguments.Positional[0];
        if (value is not (string or bool or long or double or BigInteger or CapturedText))
            throw Refused(arguments, $"it is {ValueTypes.Describe(value)}, not text or a number");
        try
        {
            return function.Apply(evaluator.Format.Text(value, arguments.Span));
        }
        catch (UnquotableValueException e)
        {
            throw Refused(arguments, e.Message, e);
        }
    }

    private TemplateException Refused(CallArguments arguments, string reason, Exception? inner = null) =>
        arguments.Span.Error($"The value of `{arguments.InputSpan.Text}` cannot be written with `{Name}`: {reason}.", inner);
}
