using Appliance.Templating.Syntax;

namespace Appliance.Templating.Evaluation;

/// <summary>Gives each parameter of a function its argument.</summary>
internal static class ParameterBinding
{
    public static object?[] Bind(string function, IReadOnlyList<Parameter> parameters, CallArguments arguments)
    {
        var values = new object?[parameters.Count];
        var given = new bool[parameters.Count];
        var rest = parameters.Count > 0 && parameters[^1].TakesRest ? new List<object?>() : null;
        var plain = parameters.Count - (rest is null ? 0 : 1);

        foreach (var value in arguments.Positional)
            Give(NextFree(), value);
        foreach (var (name, value) in arguments.Named)
            Give(IndexOf(name), value);

        for (var i = 0; i < plain; i++)
        {
            if (!given[i] && !parameters[i].IsOptional)
                throw arguments.Span.Error($"The function `{function}` needs a `{parameters[i].Name}`: {given.Count(set => set)} arguments are too few.");
            if (!given[i])
                values[i] = parameters[i].Default;
        }
        if (rest is not null)
            values[^1] = new ArrayValue(rest);
        return values;

        int NextFree() => Array.IndexOf(given, false, 0, plain);

        // As in Scriban a name the function does not know stands for its next parameter.
        int IndexOf(string name)
        {
            for (var i = 0; i < plain; i++)
            {
                if (parameters[i].Name == name)
                    return i;
            }
            return NextFree();
        }

        void Give(int index, object? value)
        {
            if (index < 0 && rest is not null)
            {
                rest.Add(value);
                return;
            }
            if (index < 0)
                throw arguments.Span.Error($"The function `{function}` takes at most {plain} arguments.");
            if (given[index])
                throw arguments.Span.Error($"The function `{function}` is given its `{parameters[index].Name}` twice.");
            values[index] = value;
            given[index] = true;
        }
    }
}
