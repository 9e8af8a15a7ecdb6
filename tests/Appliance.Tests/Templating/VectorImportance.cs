using System.IO.Enumeration;

namespace Appliance.Tests.Templating;

/// <summary>Which vectors a renderer must pass and which it may refuse, as the README of the vectors lists them.</summary>
internal static class VectorImportance
{
    private static readonly string[] Optional =
    [
        "while/*", "capture/*", "builtin-math/*", "builtin-regex/*", "escape-block/*", "flow/*", "*quirk*",
        "auto-indent/captured-*",
        "literals/binary", "literals/hexadecimal*", "literals/integer-beyond-64-bit", "literals/float-suffixes",
        "literals/float-exponent*", "literals/string-escape-rare", "literals/string-interpolated*",
        "operators/increment-and-decrement", "operators/not-null-operator", "operators/integer-overflow-grows",
        "operators/equality-arrays-and-objects", "operators/equality-array-with-string-and-null",
        "assignment/readonly-variable", "assignment/compound-*",
        "func/func-anonymous", "func/func-inline", "func/func-variable-parameters", "func/func-unknown-named-argument-*",
        "functions-and-pipes/pipe-arrow", "functions-and-pipes/function-reference-*",
        "functions-and-pipes/named-argument-unknown-*", "functions-and-pipes/math-plus-*",
        "builtin-string/hashes", "builtin-string/handleize", "builtin-string/truncate", "builtin-string/index-of",
        "builtin-string/capitalize", "builtin-string/to-int-and-friends",
        "builtin-array/any", "builtin-array/chained", "builtin-array/compact", "builtin-array/cycle", "builtin-array/each",
        "builtin-array/filter*", "builtin-array/insert-at-and-remove-at", "builtin-array/join-with-function", "builtin-array/plus-operator",
        "builtin-object/from-json", "builtin-object/to-json", "builtin-object/kind",
        "builtin-html/strip", "builtin-html/url-encode-and-escape",
    ];

    public static bool IsEssential(string name) =>
        !Array.Exists(Optional, pattern => FileSystemName.MatchesSimpleExpression(pattern, name, ignoreCase: false));
}
