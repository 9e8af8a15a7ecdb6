namespace Appliance.Planning.Answers;

/// <summary>Stable names of what can be wrong with answers: part of the JSON output, so never renamed.</summary>
public static class AnswerCodes
{
    public const string Syntax = "answer-syntax";
    public const string Tab = "answer-tab";
    public const string TooLarge = "answer-too-large";
    public const string EmptyFile = "answer-empty-file";
    public const string NotAMap = "answer-not-a-map";
    public const string SeveralDocuments = "answer-several-documents";
    public const string VersionMissing = "answer-version-missing";
    public const string VersionUnknown = "answer-version-unknown";
    public const string UnknownKey = "answer-unknown-key";
    public const string DuplicateKey = "answer-duplicate-key";
    public const string BadKey = "answer-bad-key";
    public const string Tag = "answer-tag";
    public const string UnknownAlias = "answer-unknown-alias";
    public const string SetForm = "answer-set-form";
    public const string WrongType = "answer-wrong-type";
    public const string NoValue = "answer-no-value";
    public const string BadValue = "answer-bad-value";
    public const string DuplicateItem = "answer-duplicate-item";
    public const string Rule = "answer-rule";
    public const string Missing = "answer-missing";
    public const string SecretUnavailable = "answer-secret-unavailable";

    // Warnings.
    public const string NotUsed = "answer-not-used";
    public const string PlainSecret = "answer-plain-secret";
    public const string UnknownVariable = "answer-unknown-variable";
    public const string SecretReadable = "answer-secret-readable";
}
