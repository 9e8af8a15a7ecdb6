using Appliance.Planning.Sites;

namespace Appliance.Planning.Answers;

/// <summary>One <c>--set id=value</c>.</summary>
internal sealed class SetAnswer(string assignment) : AnswerSource(OriginKind.Set)
{
    internal override AnswerMap? Read(QuestionCatalogue catalogue, SiteDraft site, AnswerFindings findings)
    {
        var equals = assignment.IndexOf('=', StringComparison.Ordinal);
        if (equals <= 0)
        {
            // What was typed is not repeated: it may be the value, and that may be a secret.
            Tell(AnswerCodes.SetForm, "", "an argument of --set has no id and =", "Write --set id=value, for example --set engine.fqdn=engine.example.org.");
            return null;
        }

        var id = assignment[..equals].Trim();
        var origin = Origin.Set;
        if (catalogue.Locate(id) is not { } place)
        {
            var nearest = NearestName.Of(id, catalogue.Paths) ?? catalogue.WithLastWord(id);
            Tell(AnswerCodes.UnknownKey, Wording.Safe(id), catalogue.IsSection(id) ? "is a group of answers, not one answer" : "there is no such answer",
                $"{Wording.DidYouMean(nearest)}All ids are listed by: appliance answers schema.");
            return null;
        }

        var reading = new AnswerReading(id, site, findings);
        if (place.FromText(assignment[(equals + 1)..], origin, reading) is not { } node)
        {
            return null;
        }

        var tree = new AnswerTree(origin);
        tree.Add(id, node);
        return tree.ToMap();

        void Tell(string code, string about, string message, string remedy) =>
            findings.Errors.Add(new AnswerError(code, Origin.Set, about, message, "", remedy));
    }
}
