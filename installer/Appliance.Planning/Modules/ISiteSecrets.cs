using Appliance.Machines.Secrets;
using Appliance.Planning.Answers;
using Appliance.Planning.Questions;

namespace Appliance.Planning.Modules;

/// <summary>Secrets given in answers, resolved when they are needed and made known to the masker.</summary>
public interface ISiteSecrets
{
    /// <summary>The secret an answer refers to; null when the question was not answered.</summary>
    Secret? Find(Question<SecretReference> question);

    /// <summary>A secret inside a list or record, by an id its module gave it; null when there is none.</summary>
    Secret? Find(string id) => null;
}
