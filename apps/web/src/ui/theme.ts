/** Mantine in Kairos' clothes: all of its colours point at our tokens, so both themes come from one place. */
import {
  ActionIcon,
  Button,
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  Input,
  Menu,
  Modal,
  SegmentedControl,
  Select,
  Skeleton,
  Table,
  TextInput,
  Tooltip,
  type VariantColorsResolver,
} from '@mantine/core';

/** Text on a filled ground: white in the light theme, dark in the dark one, where the grounds are pale. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colors, color: 'var(--on-brand)' } : colors;
};

export const theme = createTheme({
  variantColorResolver: variantColors,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, SFMono-Regular, Menlo, Consolas, monospace',
  fontSizes: { xs: '11.5px', sm: '13px', md: '13px', lg: '15px', xl: '20px' },
  lineHeights: { xs: '1.4', sm: '1.4', md: '1.4', lg: '1.4', xl: '1.3' },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '15px', lineHeight: '1.35' },
      h2: { fontSize: '15px', lineHeight: '1.35' },
      h3: { fontSize: '13px', lineHeight: '1.4' },
      h4: { fontSize: '13px', lineHeight: '1.4' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '11px', xl: '16px' },
  defaultRadius: 'md',
  respectReducedMotion: true,
  cursorType: 'pointer',
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 2 },
  colors: {
    gray: [
      '#f5f6f8',
      '#eceff3',
      '#e2e5ea',
      '#cfd4dc',
      '#cfd4dc',
      '#677282',
      '#5b6675',
      '#3d4754',
      '#2a323e',
      '#17202c',
    ],
    dark: [
      '#e8ecf2',
      '#c3cbd7',
      '#a3aebd',
      '#8a95a5',
      '#3a4453',
      '#2a323e',
      '#181e27',
      '#181e27',
      '#10141a',
      '#0b0e13',
    ],
    brand: [
      '#eceefa',
      '#d6d9f2',
      '#aab2ff',
      '#8b93e0',
      '#6f77cc',
      '#555db3',
      '#434a99',
      '#363c84',
      '#2a2f6e',
      '#20245a',
    ],
  },
  components: {
    // A button that is squeezed would cut its words without a sign.
    Button: Button.extend({ defaultProps: { size: 'sm', fw: 600 }, styles: { root: { flexShrink: 0 } } }),
    ActionIcon: ActionIcon.extend({ defaultProps: { variant: 'subtle', color: 'gray', size: 32 } }),
    InputWrapper: Input.Wrapper.extend({
      styles: { label: { fontWeight: 550, marginBottom: 4 }, description: { marginTop: -2, marginBottom: 6 } },
    }),
    TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
    Select: Select.extend({ defaultProps: { size: 'sm', allowDeselect: false } }),
    // The placeholder that would take the focus first is nothing that a menu may hold.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    Tooltip: Tooltip.extend({ defaultProps: { openDelay: 300, withArrow: false, fz: 12 } }),
    Modal: Modal.extend({
      defaultProps: { centered: true, radius: 'lg', padding: 'lg', overlayProps: { backgroundOpacity: 0.4, blur: 0 } },
      styles: { title: { fontSize: 15, fontWeight: 600 }, content: { border: '1px solid var(--line)' } },
    }),
    SegmentedControl: SegmentedControl.extend({ defaultProps: { radius: 'md', withItemsBorders: false } }),
    Skeleton: Skeleton.extend({ defaultProps: { radius: 'sm' } }),
    Table: Table.extend({ defaultProps: { verticalSpacing: 8, horizontalSpacing: 12 } }),
  },
});

const TOKENS = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--muted)',
  '--mantine-color-bright': 'var(--ink)',
  '--mantine-color-placeholder': 'var(--faint)',
  '--mantine-color-anchor': 'var(--brand)',
  '--mantine-color-error': 'var(--trouble)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--bg)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--bg)',
  '--mantine-color-disabled-color': 'var(--faint)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-primary-color-filled': 'var(--brand)',
  '--mantine-primary-color-filled-hover': 'color-mix(in srgb, var(--brand) 88%, var(--ink))',
  '--mantine-primary-color-light': 'var(--brand-soft)',
  '--mantine-primary-color-light-hover': 'color-mix(in srgb, var(--brand-soft) 80%, var(--brand))',
  '--mantine-primary-color-light-color': 'var(--brand)',
  '--mantine-primary-color-contrast': 'var(--on-brand)',
  '--mantine-color-brand-filled': 'var(--brand)',
  '--mantine-color-brand-filled-hover': 'color-mix(in srgb, var(--brand) 88%, var(--ink))',
  '--mantine-color-brand-light': 'var(--brand-soft)',
  '--mantine-color-brand-light-color': 'var(--brand)',
  '--mantine-color-gray-light-color': 'var(--muted)',
  '--mantine-color-gray-outline': 'var(--muted)',
  '--mantine-color-red-filled': 'var(--trouble)',
  '--mantine-color-red-filled-hover': 'color-mix(in srgb, var(--trouble) 88%, var(--ink))',
  '--mantine-color-red-light': 'color-mix(in srgb, var(--trouble) 12%, transparent)',
  '--mantine-color-red-light-hover': 'color-mix(in srgb, var(--trouble) 18%, transparent)',
  '--mantine-color-red-light-color': 'var(--trouble)',
  '--mantine-color-red-outline': 'var(--trouble)',
};

export const cssVariables: CSSVariablesResolver = () => ({ variables: {}, light: TOKENS, dark: TOKENS });
