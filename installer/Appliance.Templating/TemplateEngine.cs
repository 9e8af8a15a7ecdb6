using System.Collections.Concurrent;
using System.Collections.Frozen;
using Appliance.Templating.Builtins;
using Appliance.Templating.Evaluation;
using Appliance.Templating.Lexing;
using Appliance.Templating.Parsing;
using Appliance.Templating.Syntax;

namespace Appliance.Templating;

/// <summary>
/// Renders templates of the Scriban language (https://github.com/scriban/scriban, doc/language.md), with strict variables.
/// What it does not implement it refuses when a template is parsed. The same template and model always give the same text.
/// </summary>
/// <param name="source">Where templates and what they include come from. Each is read and parsed once.</param>
/// <param name="functions">Functions for templates, by name; see <see cref="Escaping.EscapingFunctions"/>.</param>
/// <param name="options">Limits; the language's own when null.</param>
public sealed class TemplateEngine(
    ITemplateSource source, IReadOnlyDictionary<string, TemplateFunction> functions, TemplateOptions? options = null)
{
    private readonly ConcurrentDictionary<string, Template> parsed = new();
    private readonly FrozenDictionary<string, object> builtins = BuiltinNames.With(functions.Select(entry => entry.Value with { Name = entry.Key }));

    /// <summary>The text a template gives for a model.</summary>
    /// <exception cref="TemplateException">It cannot be parsed or rendered; nothing is delivered.</exception>
    /// <exception cref="ArgumentException">There is no such template, or the model has the name of a registered function.</exception>
    public string Render(string templateName, TemplateModel model)
    {
        if (model.Values.Keys.FirstOrDefault(functions.ContainsKey) is { } name)
            throw new ArgumentException($"The model has a value '{name}', which would hide the template function of that name.", nameof(model));
        var template = Find(templateName) ?? throw Missing(templateName);
        return new Evaluator(options ?? new TemplateOptions(), builtins, Find).Render(template, ModelValues.From(model));
    }

    /// <summary>Parses a template without rendering it; empty when all is well. What it includes is not looked at.</summary>
    /// <exception cref="ArgumentException">There is no such template.</exception>
    public IReadOnlyList<TemplateDiagnostic> Check(string templateName)
    {
        try
        {
            return Find(templateName) is null ? throw Missing(templateName) : [];
        }
        catch (TemplateException e)
        {
            return [e.Diagnostic];
        }
    }

    private Template? Find(string name)
    {
        if (parsed.TryGetValue(name, out var template))
            return template;
        return source.Find(name) is { } text ? parsed[name] = Parser.Parse(new SourceFile(name, text)) : null;
    }

    private static ArgumentException Missing(string name) => new($"There is no template '{name}'.", nameof(name));
}
