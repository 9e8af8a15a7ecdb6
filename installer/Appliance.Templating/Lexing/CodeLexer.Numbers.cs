using System.Globalization;
using System.Numerics;

namespace Appliance.Templating.Lexing;

internal sealed partial class CodeLexer
{
    private void ReadNumber()
    {
        var start = position;
        object number = Current == '0' && Next is 'x' or 'X' ? ReadDigitsOfBase(16)
            : Current == '0' && Next is 'b' or 'B' ? ReadDigitsOfBase(2)
            : ReadDecimal(start);
        if (IsNameStart(Current))
            throw At(start, position + 1).Error($"Unexpected `{Current}` after a number: numbers have no suffixes here.");
        Add(TokenKind.Number, start, text[start..position], number);
    }

    private object ReadDecimal(int start)
    {
        SkipDigits();
        var isFloat = Current == '.' && char.IsAsciiDigit(Next);
        if (isFloat)
        {
            position++;
            SkipDigits();
        }
        if (Current is 'e' or 'E' && (char.IsAsciiDigit(Next) || (Next is '+' or '-' && position + 2 < text.Length && char.IsAsciiDigit(text[position + 2]))))
        {
            if (Next == '-' && !isFloat)
                throw At(start, position + 2).Error("A number with a negative exponent needs a decimal point, as in `2.0e-3`.");
            position += 2;
            SkipDigits();
        }

        var digits = text.AsSpan(start, position - start);
        if (isFloat)
            return double.Parse(digits, CultureInfo.InvariantCulture);
        return Integer.Narrow(BigInteger.Parse(digits, NumberStyles.AllowExponent, CultureInfo.InvariantCulture));
    }

    /// <summary>As in Scriban the highest bit of 32 or 64 is the sign, unless the literal ends in <c>u</c>.</summary>
    private object ReadDigitsOfBase(int numberBase)
    {
        var start = position;
        position += 2;
        var value = BigInteger.Zero;
        var count = 0;
        for (; Current == '_' || DigitOf(Current) < numberBase; position++)
        {
            if (Current == '_')
                continue;
            value = (value * numberBase) + DigitOf(Current);
            count++;
        }
        if (count == 0 || value > ulong.MaxValue)
            throw At(start, position).Error("A hexadecimal or binary number needs 1 to 64 bits.");
        if (Current is 'u' or 'U')
        {
            position++;
            return Integer.Narrow(value);
        }
        return value <= uint.MaxValue ? (long)unchecked((int)(uint)value) : unchecked((long)(ulong)value);
    }

    private static int DigitOf(char c) => char.IsAsciiHexDigit(c) ? Convert.ToInt32(c.ToString(), 16) : int.MaxValue;

    private void SkipDigits()
    {
        while (char.IsAsciiDigit(Current))
            position++;
    }
}
